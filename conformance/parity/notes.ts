/** What of an operation is not as in Azure, by surface and family: its grade is then *partial*. */
export const PARTIAL: Readonly<Record<string, string>> = {
  'arm Resources': 'Resource Graph: the tables of access, containers and resources, with the query forms of its tests',
  'arm ProviderOperationsMetadata_List': 'what Mandate asks for and built-in roles name; an import adds the others',
  'arm ProviderOperationsMetadata_Get': 'what Mandate asks for and built-in roles name; an import adds the others',
  'arm Resources_MoveResources': 'between resource groups; no other provider is asked',
};

/** Operations of Azure's that clients know and that are refused by name, besides those of the method list. */
export const REFUSED: readonly string[] = [
  'arm HierarchySettings (management groups): settings of the root group',
  'arm Deployments: templates and their runs',
  'arm policy definitions and assignments',
  'arm Features',
  'graph delta queries, subscriptions and batches',
  'partner-center invoices, licences, devices, usage',
];
