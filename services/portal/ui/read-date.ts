/** A date as a form has it and the graph takes it; the form asks that there is one. */
export function readDate(form: FormData, name: string): `${number}-${number}-${number}` {
  return String(form.get(name)) as `${number}-${number}-${number}`
}
