/** One story across all services, as people live it: simulate, register, push, work cases, pay, replay, look. */
package io.fangpin.local.story;
