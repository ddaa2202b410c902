import type { KeyId } from '../../client/browser.ts'

/** An application that was sent from this browser, with what opens its status. */
export interface KeptApplication {
  readonly application: string
  readonly secret: string
  readonly name: string
  readonly code: string
  /** In the order of the application: who, with which key, and what this browser calls it. */
  readonly people: readonly KeptPerson[]
}

export interface KeptPerson {
  readonly name: string
  readonly publicKey: string
  readonly own: KeyId | null
}

const place = (ledger: string) => `tallystick.applications.${ledger}`

/** Newest first. */
export function readApplications(ledger: string): readonly KeptApplication[] {
  return JSON.parse(localStorage.getItem(place(ledger)) ?? '[]')
}

export function keepApplication(ledger: string, kept: KeptApplication): void {
  const others = readApplications(ledger).filter(one => one.application !== kept.application)
  localStorage.setItem(place(ledger), JSON.stringify([kept, ...others]))
}

export function forgetApplication(ledger: string, application: string): void {
  const left = readApplications(ledger).filter(one => one.application !== application)
  localStorage.setItem(place(ledger), JSON.stringify(left))
}
