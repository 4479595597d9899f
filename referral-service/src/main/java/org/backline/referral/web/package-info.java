/** The service over HTTP. */
@NullMarked
package org.backline.referral.web;

import org.jspecify.annotations.NullMarked;
