/** How much is left until an instant. */
export type Left =
  | { readonly key: 'over' }
  | { readonly key: 'days'; readonly days: number; readonly hours: number }
  | { readonly key: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly key: 'minutes'; readonly minutes: number; readonly seconds: number }

export function countLeft(until: string, now: number): Left {
  const seconds = Math.ceil((Date.parse(until) - now) / 1_000)
  if (seconds <= 0) return { key: 'over' }
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600)]
  if (hours >= 24) return { key: 'days', days: Math.floor(hours / 24), hours: hours % 24 }
  if (hours >= 1) return { key: 'hours', hours, minutes: minutes % 60 }
  return { key: 'minutes', minutes, seconds: seconds % 60 }
}
