/** Whether only this machine's own browsers come to a host, as it stands in an address. */
export const isThisMachine = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);

/** Whether a socket's peer is this machine. IPv4 may come through a socket for both kinds. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address);
