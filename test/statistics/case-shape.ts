/** What a reference case gives and expects, in its own field names. */
export type Inputs = Readonly<Record<string, unknown>>;
export type Outputs = Readonly<Record<string, unknown>>;
export type Kind = (inputs: Inputs) => Outputs;
