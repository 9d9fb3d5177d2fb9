/** Flags that every command has. */
export type CommonFlags = { readonly workspace?: string; readonly quiet: boolean; readonly debug: boolean };

export type InitFlags = CommonFlags & {
  readonly name?: string;
  readonly sector?: string;
  readonly state?: string;
  readonly customers?: string;
  readonly yes: boolean;
};

export type IndexFlags = CommonFlags & { readonly full: boolean };

export type VerifyFlags = CommonFlags & {
  readonly json: boolean;
  readonly html?: string;
  readonly rows?: string;
  readonly against?: string;
  readonly case?: string;
  readonly by?: string;
  readonly column?: readonly string[];
};

export type ExposureFlags = CommonFlags & {
  readonly json: boolean;
  readonly html?: string;
  readonly case?: string;
  readonly by?: string;
  readonly column?: readonly string[];
};

export type ExplainFlags = CommonFlags & {
  readonly row?: string;
  readonly line?: string;
  readonly against?: string;
  readonly clear: boolean;
  readonly case?: string;
  readonly by?: string;
  readonly why?: string;
  readonly json: boolean;
  readonly column?: readonly string[];
};

export type IdentifyFlags = CommonFlags & { readonly json: boolean; readonly column?: readonly string[] };

export type DutiesFlags = CommonFlags & {
  readonly facts?: string;
  readonly exposure?: string;
  readonly asOf?: string;
  readonly json: boolean;
  readonly ics?: string;
  readonly all: boolean;
};

export type ClaimFlags = CommonFlags & {
  readonly case?: string;
  readonly by?: string;
  readonly date?: string;
  readonly rates?: string;
  readonly json: boolean;
  readonly html?: string;
};

export type ReportFlags = CommonFlags & {
  readonly facts?: string;
  readonly exposure?: string;
  readonly posture?: string;
  readonly asOf?: string;
  readonly format?: string;
  readonly out?: string;
  readonly state?: string;
  readonly supplements?: string;
  readonly by?: string;
  readonly list: boolean;
};

export type StatementsFlags = CommonFlags & { readonly asOf?: string; readonly json: boolean; readonly html?: string };

export type ServeFlags = CommonFlags & {
  readonly port?: string;
  readonly largest?: string;
  readonly by?: string;
  readonly team: boolean;
  readonly origin?: string;
};

export type TeamFlags = CommonFlags & { readonly json: boolean };
export type TeamChangeFlags = TeamFlags & { readonly by?: string };
export type TeamAddFlags = TeamChangeFlags & { readonly role?: string };

export type FeedsStatusFlags = CommonFlags & {
  readonly feeds?: string;
  readonly asOf?: string;
  readonly json: boolean;
};
export type FeedsUpdateFlags = CommonFlags & {
  readonly feeds?: string;
  readonly mirror?: readonly string[];
  readonly proxy?: string;
  readonly acceptShrink: boolean;
  readonly json: boolean;
};
