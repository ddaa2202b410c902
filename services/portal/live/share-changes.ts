import type { Client } from '@urql/core'
import { type Told, watchChanges } from './watch-changes.ts'

const NAME = 'tallystick.changes'

type Message = 'changed' | 'up' | 'down' | 'asked'

/**
 * One tab of a browser holds the stream, since a browser opens few connections to one place; it
 * tells the others. When it is closed, another takes its place. A page that cannot agree on one
 * with the others has no stream, and asks from time to time.
 */
export function shareChanges(client: Client, { onChange, onUp }: Told, stop: AbortSignal): void {
  if (!('locks' in navigator)) return
  const channel = new BroadcastChannel(NAME)
  const say = (message: Message) => channel.postMessage(message)
  let up: boolean | null = null
  const told: Told = {
    onChange: () => {
      onChange()
      say('changed')
    },
    onUp: now => {
      up = now
      onUp(now)
      say(now ? 'up' : 'down')
    },
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data === 'changed') onChange()
    else if (data !== 'asked') onUp(data === 'up')
    else if (up !== null) say(up ? 'up' : 'down')
  }
  say('asked')
  navigator.locks
    .request(NAME, { signal: stop }, async () => await watchChanges(client, told, stop))
    // Told to stop while another tab had the place.
    .catch(() => undefined)
    .finally(() => channel.close())
}
