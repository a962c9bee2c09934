/**
 * The schema of a staging database that holds the extract: that of the first extract of a workspace,
 * so that a workspace that holds none can take the whole file for its own.
 */
export const stagingSchema = 'e1';
