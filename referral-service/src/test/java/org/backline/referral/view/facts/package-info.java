@NullMarked
package org.backline.referral.view.facts;

import org.jspecify.annotations.NullMarked;
