/** `camt.053.001.08`: what a message is, in which version, and by whose schema. */
export interface MessageName {
  readonly family: Family
  readonly version: string
  readonly namespace: string
}

/** What is read here, with the element that holds each of them. */
export const CONTENTS = {
  'camt.052': 'BkToCstmrAcctRpt',
  'camt.053': 'BkToCstmrStmt',
  'camt.054': 'BkToCstmrDbtCdtNtfctn',
  'pain.001': 'CstmrCdtTrfInitn',
  'pain.002': 'CstmrPmtStsRpt',
} as const
export type Family = keyof typeof CONTENTS

const ISO = 'urn:iso:std:iso:20022:tech:xsd:'
const NAME = /(?:^|[:/])((?:camt|pain)\.\d{3})\.001\.(\d{2})(?=$|\.)/

/** Takes the namespace of the standard, and those of banks that carry its name; else null. */
export function readMessageName(namespace: string): MessageName | null {
  const [, family = '', version = ''] = NAME.exec(namespace) ?? []
  return Object.hasOwn(CONTENTS, family) ? { family: family as Family, version, namespace } : null
}

export function formatMessageName({ family, version }: Omit<MessageName, 'namespace'>): string {
  return `${family}.001.${version}`
}

export function messageNamespace(name: string): string {
  return `${ISO}${name}`
}

/** True for a message by the standard itself, whose schema may be here. */
export function isOfTheStandard(name: MessageName): boolean {
  return name.namespace === messageNamespace(formatMessageName(name))
}
