/** Whether a column may lack a value for somebody. */
export interface Held {
  readonly nullable: boolean;
}

/** What the extract at hand holds, by canonical field and by condition. */
export interface Catalogue {
  readonly fields: ReadonlyMap<string, Held>;
  readonly conditions: ReadonlyMap<string, Held>;
}
