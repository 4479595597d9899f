/** The services' HTTP APIs as the pages call them: every answer, refusal or silence becomes a value. */
@NullMarked
package org.backline.dashboard.service;

import org.jspecify.annotations.NullMarked;
