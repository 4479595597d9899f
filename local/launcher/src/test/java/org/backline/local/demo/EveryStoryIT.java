package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backline.local.browser.Chromium;
import org.backline.local.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every story of the pages looks at without saying so: a story that breaks it does not pass. */
@ExtendWith({EndToEnd.class, Browsing.class})
class EveryStoryIT {

    @Test
    void failsOnAPageThatIsWiderThanAPhone(Chromium chromium) {
        assertThatThrownBy(() -> told(chromium, """
                        () => {
                          const wide = document.createElement('p');
                          wide.style.minWidth = '600px';
                          wide.textContent = 'wide';
                          document.querySelector('main').append(wide);
                        }
                        """))
                .hasMessageContaining("scroll sideways")
                .hasMessageContaining("ends at");
    }

    @Test
    void failsOnABreachOfTheContentSecurityPolicy(Chromium chromium) {
        assertThatThrownBy(() -> told(chromium, """
                        () => {
                          const script = document.createElement('script');
                          script.textContent = 'window.ranInline = true';
                          document.body.append(script);
                        }
                        """)).hasMessageContaining("Content Security Policy");
    }

    @Test
    void failsOnAnythingInTheConsole(Chromium chromium) {
        assertThatThrownBy(() -> told(chromium, "() => console.warn('something is off')"))
                .hasMessageContaining("something is off");
        assertThatThrownBy(() -> told(chromium, "() => { window.setTimeout(() => { nothing.such(); }); }"))
                .hasMessageContaining("nothing is not defined");
    }

    private static void told(Chromium chromium, String happening) {
        try (Visitor trainer = chromium.signedIn("trainer.okafor").open("/settings")) {
            trainer.page().evaluate(happening);
        }
    }
}
