/**
 * The schema of a staging database that holds the extract: that of the first extract of a workspace,
 * so that a workspace that holds none can take the whole file for its own.
 */
export const stagingSchema = 'e1';

/** Said of a staged table of people that was written again: its file has traces of what was before. */
export const withTraces = 'written again';
