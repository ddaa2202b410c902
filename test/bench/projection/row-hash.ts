import type { LoanRow } from '../../../contracts/abs/projection/exact/exact-loan.ts'
import type { BlockSink } from '../../../contracts/abs/projection/fast/fast-pool.ts'

/**
 * One running hash of 32 bits per loan over all its rows: payment, default, interest, principal,
 * prepayment, recovery, balance.
 */
export class RowHashes {
  readonly hashes: Uint32Array
  readonly #wanted: Uint8Array

  /** Of the loans at `places` only. */
  constructor(loans: number, places: Uint32Array) {
    this.hashes = new Uint32Array(loans)
    this.#wanted = new Uint8Array(loans)
    for (const at of places) this.#wanted[at] = 1
  }

  /** Rows as the inner loop leaves them; a loan with nothing left has no row. */
  readonly sink: BlockSink = ({ block, k, live }, rows) => {
    for (let j = 0; j < live; j++) {
      if (this.#wanted[block.at[j]!] === 0) continue
      const flows = [
        rows.defaulted[j]!,
        rows.interest[j]!,
        rows.principal[j]!,
        rows.prepaid[j]!,
        rows.recovered[j]!,
        block.balance[j]!,
      ]
      this.#add(block.at[j]!, k, flows)
    }
  }

  addRow(at: number, row: LoanRow): void {
    const recovered = row.recovered.reduce((sum, amount) => sum + amount, 0n)
    const flows = [row.defaulted, row.interest, row.principal, row.prepaid, recovered, row.closing]
    this.#add(at, row.k, flows.map(Number))
  }

  #add(at: number, k: number, flows: readonly number[]): void {
    if (flows.every(amount => amount === 0)) return
    let hash = mixed(this.hashes[at]!, k)
    for (const amount of flows) {
      hash = mixed(hash, amount % 2 ** 32)
      hash = mixed(hash, Math.floor(amount / 2 ** 32))
    }
    this.hashes[at] = hash
  }
}

/** One step of a multiplicative hash whose result depends on every bit of the word. */
function mixed(hash: number, word: number): number {
  let h = Math.imul(hash ^ word, 0x9e3779b1)
  h ^= h >>> 15
  h = Math.imul(h, 0x85ebca77)
  return (h ^ (h >>> 13)) >>> 0
}
