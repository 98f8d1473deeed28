// Says after so many ms that the time is over: browsers do not slow the clocks of workers in hidden tabs.
addEventListener('message', ({ data }: MessageEvent<{ id: number; ms: number }>) => {
  setTimeout(() => postMessage(data.id), data.ms);
});
