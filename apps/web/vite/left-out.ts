/**
 * Stands for what mediasoup-client brings and no browser runs: its handlers for React Native and for its own tests. In the unit tests of
 * components it stands for their sheets.
 */
export {};
