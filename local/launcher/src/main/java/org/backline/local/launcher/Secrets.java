package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Passwords and keys of one checkout, made here by chance, each in a file that only its owner can read. */
final class Secrets {

    private static final int BYTES = 32;
    private static final String CLI = "client-backline-cli";
    private static final String DASHBOARD = "client-backline-dashboard";
    private static final String EHR_PEER = "client-ehr-peer";
    private static final boolean HAS_PERMISSIONS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final SecureRandom chance = new SecureRandom();
    private final Path folder;

    Secrets(Home home) {
        this.folder = home.secrets();
    }

    /** Makes the secret of the command line anew: one of an earlier run opens nothing. */
    synchronized void renewCommandLine() {
        make(CLI);
    }

    /** With what the command line asks for tokens; empty when nothing has run here yet. */
    synchronized Optional<String> commandLine() {
        return Files.exists(folder.resolve(CLI)) ? Optional.of(of(CLI)) : Optional.empty();
    }

    /** With what the demo's other system signs in. */
    String ehrPeer() {
        return of(EHR_PEER);
    }

    /** The password of a role of PostgreSQL. */
    String ofRole(String role) {
        return of("postgresql-" + role);
    }

    /** What a service is told of secrets: its own, and no other's. */
    Map<String, String> environmentOf(Service service) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (service == Service.SIGN_IN) {
            environment.put("BACKLINE_CLI_SECRET", of(CLI));
            environment.put("BACKLINE_DASHBOARD_SECRET", of(DASHBOARD));
            environment.put("BACKLINE_EHR_PEER_SECRET", of(EHR_PEER));
            return environment;
        }
        environment.put("BACKLINE_POSTGRESQL_USER", DatabaseRoles.runner(service));
        environment.put("BACKLINE_POSTGRESQL_PASSWORD", ofRole(DatabaseRoles.runner(service)));
        environment.put("BACKLINE_FLYWAY_USER", DatabaseRoles.owner(service));
        environment.put("BACKLINE_FLYWAY_PASSWORD", ofRole(DatabaseRoles.owner(service)));
        if (service == Service.DASHBOARD) {
            environment.put("BACKLINE_CLIENT_SECRET", of(DASHBOARD));
        } else {
            environment.put("BACKLINE_SECRETS_KEY", of("key-" + service.module()));
        }
        return environment;
    }

    private synchronized String of(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : make(name);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private String make(String name) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        String secret = Base64.getEncoder().encodeToString(bytes);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, onlyFor("rwx------"));
            }
            Path draft = Files.createTempFile(folder, ".unfinished-", "", onlyFor("rw-------"));
            Files.writeString(draft, secret + "\n");
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a secret to " + folder, e);
        }
    }

    private static FileAttribute<?>[] onlyFor(String owner) {
        return HAS_PERMISSIONS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : new FileAttribute<?>[0];
    }
}
