/** What people call one operation that a role can name. */
export interface OperationNaming {
  /** As roles name it, for example `Microsoft.Compute/disks/write`. */
  readonly name: string;
  readonly isDataAction: boolean;
  readonly displayName: string;
  readonly description: string;
  readonly origin: string;
}

/** The operations of one resource provider, as an import named them; they say nothing of what is required for what. */
export interface NamespaceNaming {
  readonly namespace: string;
  readonly displayName: string;
  /** The names of its resource types that differ from their display names, by the type without case. */
  readonly typeNames: Readonly<Record<string, string>>;
  readonly operations: readonly OperationNaming[];
}
