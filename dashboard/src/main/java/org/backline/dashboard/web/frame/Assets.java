package org.backline.dashboard.web.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/** Addresses of scripts and styles that change whenever their content does, so that browsers may keep them for ever. */
@Component
public class Assets {

    private final WebJarVersionLocator webJars = new WebJarVersionLocator();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /** A file of a web jar. */
    public String jar(String name, String file) {
        return addresses.computeIfAbsent(name + "/" + file, key -> {
            String path = webJars.path(name, file);
            if (path == null) {
                throw new IllegalArgumentException("No web jar " + name + " on the class path");
            }
            return "/webjars/" + path;
        });
    }

    /** A file of an mvnpm jar, which has its version in the path and in its own description. */
    public String packed(String name, String file) {
        return addresses.computeIfAbsent("mvnpm/" + name + "/" + file, key -> {
            String description = "META-INF/maven/org.mvnpm/" + name + "/pom.properties";
            try {
                String version = PropertiesLoaderUtils.loadProperties(new ClassPathResource(description))
                        .getProperty("version", "");
                String path = "/_static/" + name + "/" + version + "/" + file;
                if (!new ClassPathResource("META-INF/resources" + path).exists()) {
                    throw new IllegalArgumentException("No " + path + " on the class path");
                }
                return path;
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        });
    }

    /** A file of ours, below {@code static/app}. */
    public String own(String file) {
        return addresses.computeIfAbsent(file, Assets::withChecksum);
    }

    private static String withChecksum(String file) {
        CRC32 checksum = new CRC32();
        try {
            checksum.update(new ClassPathResource("static/app/" + file).getContentAsByteArray());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return "/app/" + file + "?v=" + Long.toHexString(checksum.getValue());
    }
}
