/** Measurements that are run by hand and kept beside a baseline of the same run; nothing here is timed in a build. */
@NullMarked
package org.backline.benchmarks;

import org.jspecify.annotations.NullMarked;
