package org.backline.local.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What somebody does with a page, counted: a click, a key, a word typed into a field are one each. */
public final class Hands {

    /** More than any page has. */
    private static final int MOST_STOPS = 400;

    private final Page page;
    private int interactions;

    public Hands(Page page) {
        this.page = page;
    }

    /** A click or a tap. */
    public Hands tap(Locator what) {
        interactions++;
        what.click();
        return this;
    }

    /** A click or a tap on what a selector names. */
    public Hands tap(String selector) {
        return tap(page.locator(selector));
    }

    /** A choice shown as a pill, a step of a scale or an answer: the input lies under its words. */
    public Hands choose(String name, String value) {
        interactions++;
        page.locator("input[name='%s'][value='%s']".formatted(name, value)).check();
        return this;
    }

    /** An entry of a list that opens: it is opened, and the entry is taken. */
    public Hands select(String selector, String value) {
        interactions += 2;
        page.locator(selector).selectOption(value);
        return this;
    }

    /** A word or a number typed into a field. */
    public Hands type(String selector, String text) {
        interactions++;
        page.locator(selector).pressSequentially(text);
        return this;
    }

    /** A key. */
    public Hands press(String key) {
        interactions++;
        page.keyboard().press(key);
        return this;
    }

    /** Goes on with the tab key until the focus is on what is wanted; without a hand on the mouse. */
    public Hands tabTo(String selector) {
        return goTo(selector, "Tab");
    }

    /** The same, backwards. */
    public Hands tabBackTo(String selector) {
        return goTo(selector, "Shift+Tab");
    }

    private Hands goTo(String selector, String key) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press(key);
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return this;
            }
        }
        throw new AssertionError(key + " never comes to " + selector);
    }

    /** The window in which it is done. */
    public Page page() {
        return page;
    }

    /** How many so far. */
    public int interactions() {
        return interactions;
    }
}
