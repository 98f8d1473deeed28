/** The typed e-mail address in the form in which accounts are looked up and counted. NUL is removed, because PostgreSQL cannot compare it. */
export function accountName(typed: string): string {
  return typed.replaceAll('\0', '').trim().toLowerCase();
}
