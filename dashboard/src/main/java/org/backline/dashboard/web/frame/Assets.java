package org.backline.dashboard.web.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

    /** A file of a library that is packed as a folder of static files with its version in the path. */
    public String furniture(String name, String file) {
        return addresses.computeIfAbsent("_static/" + name + "/" + file, key -> {
            try {
                Resource[] found = new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:META-INF/resources/_static/" + name + "/*/" + file);
                if (found.length != 1) {
                    throw new IllegalArgumentException("On the class path is not one " + file + " of " + name);
                }
                String path = found[0].getURL().toString();
                return path.substring(path.indexOf("/_static/"));
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
