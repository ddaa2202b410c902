import { NestedSlots, Slots, type Use } from '../../platform/slots.ts'

/** Of one sender, or of one device, the one that is tried among them. */
export const SIGN_INS_OF_ONE_MAX = 5
/** Of all senders, or of all devices; whoever is beyond is told to come again. */
export const SIGN_INS_WAITING_MAX = 100
/** In which so many have been tried. */
export const SIGN_INS_WAIT_SECONDS = 5

/**
 * Where those wait who sign in with a password, which is slow by design: apart from the line of
 * strangers, so that whatever else they ask for passes meanwhile. Senders wait in turn, one request
 * of each; devices in which somebody has signed in before wait apart from all others.
 */
export class SignInSlots {
  readonly #devices = buildSlots()
  readonly #senders = buildSlots()

  get use(): Use {
    const [devices, senders] = [this.#devices.use, this.#senders.use]
    return {
      inside: devices.inside + senders.inside,
      waiting: devices.waiting + senders.waiting,
    }
  }

  /** Resolves with how to leave. Throws SlotsFull where too many wait. */
  async enter(by: 'device' | 'sender', name: string): Promise<() => void> {
    return await (by === 'device' ? this.#devices : this.#senders).enter(name, 'all')
  }
}

function buildSlots(): NestedSlots {
  return new NestedSlots(new Slots(1, SIGN_INS_OF_ONE_MAX - 1), new Slots(1, SIGN_INS_WAITING_MAX))
}
