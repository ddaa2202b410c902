import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Unit } from '../act/unit.ts'
import { countCost } from './act-cost.ts'
import type { LockSet } from './next-group.ts'

/** A command that waits for a transaction. */
export interface Queued {
  readonly unit: Unit
  readonly lockSet: LockSet
  /** Commands of one request keep their order where they touch the same. */
  readonly request: RequestOrder
  /** Its place in the order of draining, given when it is queued. */
  tag: number
}

/** The greatest tags that commands of one request were given, by what they touch. */
export class RequestOrder {
  readonly bySubject = new Map<string, number>()
  last = 0
  exclusive = 0
}

/** A queue longer than this answers that it is busy, instead of growing. */
export const QUEUE_ACTS_MAX = 20_000
/** While the queue is that long, parties with less than their share of it are still taken in. */
const QUEUE_ACTS_LIMIT = 2 * QUEUE_ACTS_MAX

interface Party {
  /** Of its command that waits last. */
  tag: number
  acts: number
}

/**
 * A queue for each party, drained in turn: one that sends thousands of commands keeps none of its
 * neighbours waiting for more than one of them. Each command is given a tag when it comes, later
 * than the last of its party by what it costs, and the smallest tag is drained first (self-clocked
 * fair queueing). Commands of a party keep their order; those of different parties keep it within
 * one request, where they touch the same. Between requests there is none to keep: neither sender
 * has been answered yet.
 */
export class PartyQueues<One extends Queued> {
  /** In the order of draining; whoever takes some off its beginning says so by `taken`. */
  readonly waiting: One[] = []
  readonly #parties = new Map<PartyId, Party>()
  /** The tag of what was taken last: who comes anew does not make up for having been away. */
  #now = 0
  #acts = 0

  get acts(): number {
    return this.#acts
  }

  /** Queues a command; false where its party has more than its share of a queue that is full. */
  enqueue(one: One): boolean {
    const { command, acts } = one.unit
    const party = this.#parties.get(command.party) ?? { tag: this.#now, acts: 0 }
    if (!this.#hasRoom(party.acts + acts.length, acts.length)) return false
    one.tag = this.#place(one, Math.max(this.#now, party.tag) + countCost(one.unit))
    party.tag = one.tag
    party.acts += acts.length
    this.#acts += acts.length
    this.#parties.set(command.party, party)
    this.waiting.splice(this.#findPlace(one.tag), 0, one)
    return true
  }

  /** To be told of what was taken off the beginning. */
  taken(group: readonly One[]): void {
    for (const { unit, tag } of group) {
      const party = this.#parties.get(unit.command.party)!
      party.acts -= unit.acts.length
      this.#acts -= unit.acts.length
      this.#now = Math.max(this.#now, tag)
      if (party.acts === 0) this.#parties.delete(unit.command.party)
    }
  }

  #hasRoom(own: number, more: number): boolean {
    if (this.#acts + more <= QUEUE_ACTS_MAX) return true
    const share = QUEUE_ACTS_MAX / (this.#parties.size + 1)
    return own <= share && this.#acts + more <= QUEUE_ACTS_LIMIT
  }

  /** A tag that is not before those of earlier commands of the request that touch the same. */
  #place({ request, lockSet: { subjects, locksAll } }: One, earliest: number): number {
    let tag = Math.max(earliest, locksAll ? request.last : request.exclusive)
    for (const subject of subjects) tag = Math.max(tag, request.bySubject.get(subject) ?? 0)
    for (const subject of subjects) request.bySubject.set(subject, tag)
    if (locksAll) request.exclusive = Math.max(request.exclusive, tag)
    request.last = Math.max(request.last, tag)
    return tag
  }

  /** Behind those with the same tag. */
  #findPlace(tag: number): number {
    let from = 0
    let to = this.waiting.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.waiting[middle]!.tag <= tag) from = middle + 1
      else to = middle
    }
    return from
  }
}
