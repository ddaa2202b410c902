import type { Decision, Refusal } from '../../../contracts/kernel/decision.ts'
import type { Fact } from '../../../contracts/kernel/fact.ts'
import type { Posting } from '../../../contracts/kernel/posting.ts'
import type { ACT_CLAUSES } from '../../../contracts/refusal/clauses.ts'
import type { Cast, Intent } from '../../simulation/cast.ts'
import type { Snapshot } from '../../simulation/snapshot.ts'
import type { SmallWorld, Step } from './small-world.ts'
import type { Asked } from './strangers.ts'

export type ActName = keyof typeof ACT_CLAUSES

/** How each kind of test meets an act. A row that leaves a part out says why. */
export interface ActRow {
  /** A body of its form as it stands on the wire, of what nobody knows. */
  readonly body: object
  /** What a member that only knows an id asks of it: the same answer, whatever is there. */
  readonly strangers: Ways<(asked: Asked) => Decision<unknown, Posting, Refusal>>
  /** What is tried in a small world, where all that is accepted must post and add up. */
  readonly steps: Ways<(world: SmallWorld, step: Step) => Acted>
  /** When it comes to somebody's mind in the simulation, and what is sent then. */
  readonly habit: Habit | LeftOut
}

/** The same act in one or several ways, by what they are. */
export type Ways<Way> = Readonly<Record<string, Way>> | LeftOut

export type Acted = Decision<Fact, Posting, Refusal>

export interface Habit {
  readonly of: 'daily' | 'rare' | 'every day' | 'day’s end'
  readonly weight: number
  /** Null: there is nothing now that it could be done with. */
  think(cast: Cast, now: Snapshot): Omit<Intent, 'act'> | null
}

/** The reason why there is none. */
export class LeftOut {
  readonly why: string

  constructor(why: string) {
    this.why = why
  }
}

export function leftOut(why: string): LeftOut {
  return new LeftOut(why)
}

/** Of what is done with receivables and titles, every day. */
export function daily(weight: number, think: Habit['think']): Habit {
  return { of: 'daily', weight, think }
}

/**
 * Of a step of what takes several: it is thought of every day, mostly twice, so that stories go on.
 * Whether one comes to it within the days of a seed is up to chance, so no run demands it.
 */
export function everyDay(think: Habit['think'], weight = 2): Habit {
  return { of: 'every day', weight, think }
}

/** Of what ends the days of the simulation by itself, and comes to nobody's mind. */
export function atDaysEnd(): Habit {
  return { of: 'day’s end', weight: 0, think: () => null }
}

/** Of what is done about parties, users and keys. */
export function rarely(weight: number, think: Habit['think']): Habit {
  return { of: 'rare', weight, think }
}
