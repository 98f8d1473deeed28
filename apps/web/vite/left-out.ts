/** Stands for what mediasoup-client brings and no browser runs: its handlers for React Native and for its own tests. */
export {};
