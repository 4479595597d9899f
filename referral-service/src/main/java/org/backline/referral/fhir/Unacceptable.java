package org.backline.referral.fhir;

/** A resource is well formed and says something that cannot be taken. */
public final class Unacceptable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path the element, as FHIRPath names it
     * @param what what it must be
     */
    public Unacceptable(String path, String what) {
        super(path + " " + what);
        this.path = path;
    }

    /** The element at fault. */
    public String path() {
        return path;
    }
}
