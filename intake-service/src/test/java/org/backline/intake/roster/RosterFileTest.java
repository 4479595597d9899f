package org.backline.intake.roster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.intake.register.Athlete;
import org.backline.support.web.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a spreadsheet makes of a roster is read as it was meant, or refused with the line and the reason. */
class RosterFileTest {

    private static final String HEADING = "name,birth date,sex,sports\n";
    private static final LineReader READER = new LineReader(
            "north",
            Set.of("north", "south"),
            LocalDate.of(2016, 11, 26),
            LocalDate.of(1926, 11, 26),
            UUID::randomUUID);

    private static List<RosterLine> lines(String text) {
        return lines(text.getBytes(UTF_8), List.of());
    }

    private static List<RosterLine> lines(byte[] file, List<Athlete> registered) {
        List<RosterFile.Row> rows = RosterFile.read(file).rows();
        return Duplicates.refused(rows, rows.stream().map(READER::read).toList(), registered);
    }

    private static List<String> problems(RosterLine line) {
        return line.problems().stream()
                .map(problem -> problem.column() + " " + problem.message())
                .toList();
    }

    private static String fault(byte[] file) {
        try {
            RosterFile.read(file);
            return "";
        } catch (InvalidRequest refused) {
            return String.valueOf(refused.fields());
        }
    }

    @Test
    void readsAPlainLine() {
        assertThat(lines(HEADING + "Maya Lindqvist,2005-03-14,F,rowing\n"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.line()).isEqualTo(2);
                    assertThat(line.athlete())
                            .isEqualTo(new Athlete(
                                    line.athleteId(),
                                    "Maya Lindqvist",
                                    LocalDate.of(2005, 3, 14),
                                    Sex.FEMALE,
                                    List.of("rowing"),
                                    "north",
                                    SickleCellTrait.UNKNOWN));
                });
    }

    @Test
    void readsQuotesSeparatorsAndLineBreaksWithinThem() {
        assertThat(lines("""
            Last Name;First Name;DOB;Gender;Team;SCT;Clinic
            "O""Neil; Sr";"Ann
            Marie";3/2/2004;female;Track & Field;neg;south
            """.replace("\n", "\r\n"))).singleElement().satisfies(line -> {
            assertThat(line.problems()).isEmpty();
            assertThat(line.name()).isEqualTo("Ann Marie O\"Neil; Sr");
            assertThat(line.birthDate()).isEqualTo(LocalDate.of(2004, 3, 2));
            assertThat(line.sports()).containsExactly("track-and-field");
            assertThat(line.sickleCellTrait()).isEqualTo(SickleCellTrait.NEGATIVE);
            assertThat(line.clinicId()).isEqualTo("south");
        });
    }

    @Test
    void readsWhatSpreadsheetsCallUnicode() {
        String text = HEADING + "Zoë Müller,2005-03-14,F,rowing\n";
        byte[] marked = ("\uFEFF" + text).getBytes(UTF_8);
        assertThat(lines(marked, List.of()).getFirst().name()).isEqualTo("Zoë Müller");
        assertThat(lines(text.getBytes(UTF_16), List.of()).getFirst().name()).isEqualTo("Zoë Müller");
    }

    @Test
    void neverGuessesAnEncoding() {
        assertThat(fault((HEADING + "Zoë,2005-03-14,F,rowing\n").getBytes(ISO_8859_1)))
                .contains("UTF-8");
    }

    @Test
    void refusesAFileThatIsNone() {
        assertThat(fault(new byte[0])).contains("must have a heading");
        assertThat(fault(HEADING.getBytes(UTF_8))).contains("at least one line below");
        assertThat(fault("name,sex\nA,F\n".getBytes(UTF_8)))
                .contains("must have a column birth date", "must have a column sports");
        assertThat(fault("name,name,birth date,sex,sports\nA,B,2005-03-14,F,golf\n".getBytes(UTF_8)))
                .contains("name once");
        assertThat(fault((HEADING + "\"never closed,2005-03-14,F,golf\n").getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(fault(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("not a workbook");
    }

    @Test
    void takesTenThousandLinesAndNotOneMore() {
        StringBuilder text = new StringBuilder(HEADING);
        for (int index = 0; index < RosterFile.MOST; index++) {
            text.append("Athlete ").append(index).append(",2005-03-14,F,rowing\n");
        }
        assertThat(lines(text.toString())).hasSize(RosterFile.MOST).allMatch(RosterLine::isReady);
        text.append("One More,2005-03-14,F,rowing\n");
        assertThat(fault(text.toString().getBytes(UTF_8))).contains("at most 10000 lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ,2005-03-14,F,rowing                | name must not be empty
        A,2005-02-30,F,rowing               | birth date must be a date
        A,14.03.2005,F,rowing               | birth date must be a date
        A,13/25/2005,F,rowing               | birth date must be a date
        A,2020-01-01,F,rowing               | birth date must lie between
        A,1900-01-01,F,rowing               | birth date must lie between
        A,2005-03-14,Q,rowing               | sex must be female, male or other
        A,2005-03-14,F,                     | sports must name 1 to 5
        A,2005-03-14,F,4x100                | sports must be sports in letters
        A,2005-03-14,F,a;b;c;d;e;f          | sports must name 1 to 5
        A,2005-03-14,F                      | line must have as many fields
        """)
    void namesWhatIsWrongWithALine(String line, String problem) {
        assertThat(problems(lines(HEADING + line + "\n").getFirst()))
                .anySatisfy(one -> assertThat(one).startsWith(problem));
    }

    @Test
    void aProblemNeverRepeatsWhatSomebodyWrote() {
        assertThat(problems(lines(HEADING + "Secret Name,notadate,unknowable,4x100\n")
                        .getFirst()))
                .hasSize(3)
                .noneSatisfy(one -> assertThat(one).containsAnyOf("Secret", "notadate", "unknowable", "4x100"));
    }

    @Test
    void nobodyIsRegisteredTwice() {
        Athlete there = new Athlete(
                UUID.fromString("019d2c00-0000-7000-8000-0000000000a9"),
                "Ada Example",
                LocalDate.of(2005, 3, 14),
                Sex.FEMALE,
                List.of("rowing"),
                "north",
                SickleCellTrait.UNKNOWN);
        List<RosterLine> lines = lines("""
            name,birth date,sex,sports,number
            Bea,2005-03-14,F,rowing,7
              bea ,2005-03-14,F,golf,8
            ADA  example,2005-03-14,F,rowing,9
            Cleo,2004-01-01,F,rowing,7
            Bea,2001-01-01,F,rowing,11
            """.getBytes(UTF_8), List.of(there));

        assertThat(lines).extracting(RosterLine::isReady).containsExactly(true, false, false, false, true);
        assertThat(problems(lines.get(1))).containsExactly("name is the athlete of line 2: same name and birth date");
        assertThat(problems(lines.get(2)).getFirst()).contains("registered already, as " + there.number());
        assertThat(problems(lines.get(3))).containsExactly("number must be there once; line 2 has it too");
    }

    @Test
    void aClinicOfOthersIsRefused() {
        assertThat(problems(lines("name,birth date,sex,sports,clinic\nA,2005-03-14,F,rowing,west\n")
                        .getFirst()))
                .containsExactly("clinic must be a clinic of yours");
    }

    @Test
    void aColumnThatIsNotKnownIsNamedAndNotRead() {
        assertThat(RosterFile.read("name,Jersey,birth date,sex,sports\nA,7,2005-03-14,F,golf\n".getBytes(UTF_8))
                        .ignored())
                .containsExactly("Jersey");
        assertThatThrownBy(() -> RosterFile.read("Jersey\n7\n".getBytes(UTF_8))).isInstanceOf(InvalidRequest.class);
    }
}
