/** What somebody typed as e-mail address, as accounts are looked up and counted. NUL is nothing PostgreSQL can compare with. */
export function accountName(typed: string): string {
  return typed.replaceAll('\0', '').trim().toLowerCase();
}
