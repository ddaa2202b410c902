import { addDays, type BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Chance } from '../../simulation/chance.ts'
import type {
  FraudKind,
  Passing,
  PlantedFirm,
  PlantedFraud,
  PlantedInvoice,
  PlantedPayment,
} from './corpus.ts'

interface Firm extends PlantedFirm {
  readonly controllers: string[]
  readonly accounts: string[]
}

/** Where firms and their documents are written down while a corpus is made. */
export class Ground {
  readonly firms = new Map<string, Firm>()
  readonly invoices: PlantedInvoice[] = []
  readonly passings: Passing[] = []
  readonly payments: PlantedPayment[] = []
  readonly frauds: PlantedFraud[] = []
  #last = 0

  /** A firm of this name, with a controller and an account of its own. */
  firm(name: string): string {
    if (!this.firms.has(name))
      this.firms.set(name, { name, controllers: [`owner of ${name}`], accounts: [`1 of ${name}`] })
    return name
  }

  control(name: string, controller: string): void {
    this.firms.get(name)!.controllers.push(controller)
  }

  openAccount(name: string, account: string): void {
    this.firms.get(name)!.accounts.push(account)
  }

  invoice(seller: string, buyer: string, amount: bigint, on: BusinessDate): string {
    const id = this.#id('invoice')
    this.invoices.push({ id, seller: this.firm(seller), buyer: this.firm(buyer), amount, on })
    return id
  }

  pass(certificate: string, [lo, hi]: [bigint, bigint], to: string, on: BusinessDate): string {
    const id = this.#id('passing')
    this.passings.push({ id, certificate, lo, hi, to: this.firm(to), on })
    return id
  }

  pay(debtor: string, account: string, on: BusinessDate): string {
    const id = this.#id('payment')
    this.payments.push({ id, debtor, account, on })
    return id
  }

  plant(kind: FraudKind, cites: readonly string[]): void {
    this.frauds.push({ kind, cites })
  }

  certificate(): string {
    return this.#id('certificate')
  }

  #id(of: string): string {
    this.#last += 1
    return `${of} ${this.#last}`
  }
}

const FIRST: BusinessDate = '2012-03-01'
const DAYS = 600

/** A day of the two years that the invoice file covers, with room before and after. */
export function someDay(chance: Chance): BusinessDate {
  return addDays(FIRST, chance.below(DAYS))
}

/** `amount`, more or less by up to so many per mille. */
export function about(chance: Chance, amount: bigint, perMille: number): bigint {
  return (amount * BigInt(1_000 - perMille + chance.below(2 * perMille + 1))) / 1_000n
}

/** So many of them, each once. */
export function some<T>(chance: Chance, count: number, all: readonly T[]): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(chance.below(left.length), 1)[0]!)
}
