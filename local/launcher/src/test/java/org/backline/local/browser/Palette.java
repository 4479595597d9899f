package org.backline.local.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The colours that a picture keeps. A page has few: what is between them is the edge of a letter, and looks the same. */
final class Palette {

    private static final int MOST = 256;

    private final int[] colours;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /** The commonest colours of a picture. */
    static Palette of(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        List<Integer> kept = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return new Palette(kept.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The picture in these colours, one byte a dot. */
    BufferedImage applied(BufferedImage picture) {
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
        var small = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] row = new byte[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = kept(picture.getRGB(x, y) & 0xffffff);
            }
            small.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return small;
    }

    private byte kept(int colour) {
        Byte known = nearest.get(colour);
        if (known == null) {
            known = nearest(colour);
            nearest.put(colour, known);
        }
        return known;
    }

    private byte nearest(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < colours.length; index++) {
            int distance = distance(colour, colours[index]);
            if (distance < least) {
                least = distance;
                best = index;
            }
        }
        return (byte) best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
