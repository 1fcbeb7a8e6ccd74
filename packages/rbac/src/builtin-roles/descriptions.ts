export const DESCRIPTIONS: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {};
