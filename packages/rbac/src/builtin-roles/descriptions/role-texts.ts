/** One sentence on what a role lets its holder do, in each language. Written by us from the role's permissions. */
export interface RoleText {
  readonly en: string;
  readonly fr: string;
}

/** Texts by the role's name. */
export type RoleTexts = Readonly<Record<string, RoleText>>;
