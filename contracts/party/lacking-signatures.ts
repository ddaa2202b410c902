/** Duties that a further signature can meet: a command that lacks one waits on. */
export const LACKING_SIGNATURES: ReadonlySet<string> = new Set([
  'cosigner_must_sign',
  'command_must_be_signed',
  'user_must_sign_its_own_command',
  'maker_must_sign',
  'checker_must_sign',
  'maker_and_checker_must_be_different_people',
  'signer_alone_must_stay_within_the_daily_limit',
])
