/** How much running services do, each figure beside a baseline of the same run on the same machine. */
@NullMarked
package org.backline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
