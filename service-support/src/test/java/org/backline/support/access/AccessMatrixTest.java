package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.backline.codes.Role;
import org.backline.support.access.Operation.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AccessMatrixTest {

    private static final AccessMatrix MATRIX = AccessMatrix.load();

    @Test
    void onlyATrainerConfirmsACauseOrReconciles() {
        assertThat(operation("assessment-service", "POST", "/assessments/1/muscular-cause")
                        .may())
                .isEqualTo(Map.of(Role.ATHLETIC_TRAINER, Reach.CLINIC));
        assertThat(operation("referral-service", "POST", "/referrals/1/reconciliation")
                        .may())
                .isEqualTo(Map.of(Role.ATHLETIC_TRAINER, Reach.CLINIC));
    }

    @Test
    void onlyAPhysicianReports() {
        assertThat(operation("referral-service", "POST", "/referrals/1/report").may())
                .isEqualTo(Map.of(Role.PHYSICIAN, Reach.CLINIC));
    }

    @Test
    void aCoachSeesWhetherSomebodyMayTakePartAndNothingElse() {
        assertThat(MATRIX.operations())
                .filteredOn(operation -> operation.may().containsKey(Role.COACH))
                .allSatisfy(operation -> {
                    assertThat(operation.data()).isIn(DataCategory.PARTICIPATION, DataCategory.REFERENCE);
                    assertThat(operation.method()).isEqualTo(HttpMethod.GET);
                });
    }

    @Test
    void nobodyWhoDoesNotTreatSeesOrChangesWhatIsClinical() {
        assertThat(MATRIX.operations())
                .filteredOn(operation ->
                        operation.data() == DataCategory.CLINICAL || operation.data() == DataCategory.REFERRAL)
                .filteredOn(operation -> !openedByASignedLink(operation))
                .allSatisfy(operation -> {
                    assertThat(operation.audience()).as(operation.toString()).isEqualTo(Audience.ROLES);
                    assertThat(operation.may().keySet())
                            .as(operation.toString())
                            .isSubsetOf(
                                    operation.path().getPatternString().startsWith("/fhir/")
                                            ? Set.of(Role.ATHLETIC_TRAINER, Role.PHYSICIAN, Role.SERVICE)
                                            : Set.of(Role.ATHLETIC_TRAINER, Role.PHYSICIAN, Role.PRIVACY_OFFICER));
                });
    }

    @Test
    void whatAnybodyMayAskForIsAboutNobody() {
        assertThat(MATRIX.operations())
                .filteredOn(operation -> operation.audience() == Audience.ANYONE)
                .filteredOn(operation -> !openedByASignedLink(operation))
                .allSatisfy(operation ->
                        assertThat(operation.data()).as(operation.toString()).isEqualTo(DataCategory.REFERENCE));
    }

    @Test
    void headAsksForWhatGetDoes() {
        assertThat(operation("intake-service", "HEAD", "/cases/7").id()).isEqualTo("case.read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/nowhere", "/cases/1/2/3/4", "/"})
    void whatNoRowNamesIsNotThere(String path) {
        assertThat(MATRIX.at("intake-service", PathContainer.parsePath(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: a, in: x, ask: GET /a, data: CLINICAL, of: CASE, may: SIGNED_IN}",
                "{id: a, in: x, ask: GET /a, data: CLINICAL, of: LIST, may: EVERYBODY}",
                "{id: a, in: x, ask: GET /a, data: CLINICAL, of: LIST, may: {TRAINER: CLINIC}}",
                "{id: a, in: x, ask: GET /a, data: SECRET, of: LIST, may: SIGNED_IN}",
                "{id: a, in: x, ask: GET /a, of: LIST, may: SIGNED_IN}"
            })
    void aRowThatMakesNoSenseStopsTheStart(String row) {
        var document = new YAMLMapper().readTree("operations: [" + row + "]");

        assertThatThrownBy(() -> AccessMatrix.read(document))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("makes no sense");
    }

    @Test
    void aRowThatStandsTwiceStopsTheStart() {
        String row = "{id: a, in: x, ask: GET /a, data: REFERENCE, of: NOTHING, may: ANYONE}";
        var document = new YAMLMapper().readTree("operations: [" + row + ", " + row + "]");

        assertThatThrownBy(() -> AccessMatrix.read(document)).hasMessageContaining("twice");
    }

    /** The link names one program or one question, for one person, until it ends: the process itself checks it. */
    private static boolean openedByASignedLink(Operation operation) {
        String path = operation.path().getPatternString();
        return path.startsWith("/athlete/") || path.startsWith("/answers/") || path.startsWith("/answer/");
    }

    private static Operation operation(String process, String method, String path) {
        return MATRIX.find(process, HttpMethod.valueOf(method), PathContainer.parsePath(path))
                .orElseThrow();
    }
}
