package io.partline.chassis.events;

/**
 * A row of the table of snapshots.
 *
 * @param sequence number of the newest event in it
 * @param state as JSON
 */
record StoredSnapshot(long sequence, int revision, String state) {}
