package org.backline.referral.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backline.referral.coding.Osiics.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codes here are made up: the list itself is licensed. */
class OsiicsReaderTest {

    @TempDir
    private Path folder;

    @Test
    void readsAList() throws IOException {
        Osiics list = read("""
                code,diagnosis,icd10
                ZZA.1,"Made-up strain, left ""back"" side",S39.012A;M62.830
                ZZB,Made-up ache,
                """);

        assertThat(list.refused()).isEmpty();
        assertThat(list.find("ZZA.1")).hasValueSatisfying(entry -> {
            assertThat(entry.diagnosis()).isEqualTo("Made-up strain, left \"back\" side");
            assertThat(entry.icd10()).containsExactly("S39.012A", "M62.830");
        });
        assertThat(list.forIcd10("M62.830")).extracting(Osiics.Entry::code).containsExactly("ZZA.1");
        assertThat(list.find("ZZC")).isEmpty();
    }

    @Test
    void findsTheColumnsWhereverTheyStand() throws IOException {
        assertThat(read("\uFEFFDiagnosis , CODE\nMade-up ache,ZZB\n").find("ZZB"))
                .hasValueSatisfying(entry -> assertThat(entry.icd10()).isEmpty());
    }

    @Test
    void reportsEveryLineItRefusesAndTakesTheOthers() throws IOException {
        Osiics list = read("""
                code,diagnosis,icd10
                ZZA,Made-up ache,M54.50
                zza,small letters,
                ZZD
                ZZE,,
                ZZF,Made-up,m54
                ZZA,twice,
                ZZG,"open

                ZZH,Made-up end,
                """);

        assertThat(list.entries()).containsOnlyKeys("ZZA", "ZZH");
        assertThat(list.refused())
                .containsExactly(
                        new Refused(3, "the code is not of the form of an OSIICS code"),
                        new Refused(4, "has 1 fields, fewer than the header"),
                        new Refused(5, "the diagnosis has to have 1 to 300 characters"),
                        new Refused(6, "the ICD-10 code is not of the form of one, for example M54.50"),
                        new Refused(7, "the code stands there already"),
                        new Refused(8, "a quotation mark is not closed"));
    }

    @Test
    void refusesAFileThatIsNoList() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("name,text\nZZA,Made-up\n"))
                .withMessageContaining("names its columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("code,diagnosis\nzz,Made-up\n"))
                .withMessageContaining("no line that can be used; line 2");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'c', (byte) 0xe9, '\n'});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OsiicsReader.read(latin))
                .withMessageContaining("UTF-8");
    }

    private Osiics read(String content) throws IOException {
        return OsiicsReader.read(Files.writeString(folder.resolve("list.csv"), content, UTF_8));
    }
}
