/** Gives a mediasoup worker that runs on this machine, building it when there is no other way. Returns its path. */
export function provideWorker(node: string): Promise<string>;
