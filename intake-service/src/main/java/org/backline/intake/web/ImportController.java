package org.backline.intake.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.intake.roster.Import;
import org.backline.intake.roster.ImportStore;
import org.backline.intake.roster.Imports;
import org.backline.intake.roster.LineState;
import org.backline.intake.roster.ReportLine;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rosters over HTTP: uploaded, looked at, begun, and followed until every line is registered or refused. */
@RestController
@RequestMapping("/athletes/imports")
class ImportController {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int LARGEST_PAGE = 500;
    private static final int LATEST = 20;

    private final Imports imports;
    private final ImportStore store;
    private final Work work;

    ImportController(Imports imports, ImportStore store, Work work) {
        this.imports = imports;
        this.store = store;
        this.work = work;
    }

    /** Reads and checks a CSV file, which is the request's body; nobody is registered yet. */
    @PostMapping(consumes = "text/csv")
    Mono<ResponseEntity<ImportView>> upload(
            Access access,
            @RequestParam UUID importId,
            @RequestParam String clinicId,
            @RequestBody Flux<DataBuffer> body) {
        if (!clinicId.matches(Limits.CLINIC)) {
            throw new InvalidRequest("clinicId", Limits.CLINIC_RULE);
        }
        access.requireClinic(clinicId);
        namesNobody(access);
        return DataBufferUtils.join(body, LARGEST)
                .map(ImportController::bytes)
                .onErrorMap(
                        DataBufferLimitException.class, tooLarge -> new InvalidRequest("file", "must be at most 4 MB"))
                .defaultIfEmpty(new byte[0])
                .flatMap(file -> work.call(() -> {
                    Imports.Preview preview = imports.upload(
                            importId,
                            clinicId,
                            access.clinics(null),
                            access.caller().subject(),
                            file);
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .header("Location", "/athletes/imports/" + importId)
                            .body(ImportView.of(preview.made(), preview.ignoredColumns()));
                }));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** The latest imports of the own clinics. */
    @GetMapping
    Mono<List<ImportView>> latest(Access access) {
        return work.call(() -> store.latest(List.copyOf(access.clinics(null)), LATEST).stream()
                .map(made -> ImportView.of(made, List.of()))
                .toList());
    }

    /** How far an import has come. */
    @GetMapping("/{importId}")
    Mono<ImportView> progress(Access access, @PathVariable UUID importId) {
        return work.call(() -> ImportView.of(own(access, importId), List.of()));
    }

    /** What became of each line, in the order of the file. */
    @GetMapping("/{importId}/lines")
    Mono<List<ReportLine>> lines(
            Access access,
            @PathVariable UUID importId,
            @RequestParam(required = false) @Nullable LineState state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        return work.call(() -> {
            own(access, importId);
            return access.showingAthletes(store.lines(importId, state, after, limit), ReportLine::athleteId);
        });
    }

    /** Registers every line without a fault. */
    @PostMapping("/{importId}/start")
    Mono<ImportView> start(Access access, @PathVariable UUID importId) {
        return work.call(() -> {
            own(access, importId);
            namesNobody(access);
            return ImportView.of(imports.start(importId), List.of());
        });
    }

    /** The answer holds numbers of lines and shows nobody. */
    private static void namesNobody(Access access) {
        access.showingAthletes(List.<ReportLine>of(), ReportLine::athleteId);
    }

    /** An import of another clinic looks like one that does not exist. */
    private Import own(Access access, UUID importId) {
        Optional<Import> made = store.find(importId);
        return made.filter(known -> access.clinics(null).contains(known.clinicId()))
                .orElseThrow(() -> new NotFound("import", importId));
    }
}
