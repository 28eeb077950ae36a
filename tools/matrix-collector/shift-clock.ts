/**
 * Loaded into a collector before anything else (`node --import`): its clock is wrong by
 * `CLOCK_SHIFT_MS`. Timers and
 * `performance.now()` go on as they are, as they do on a machine whose clock was set.
 */
const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(
      target,
      given.length === 0 ? [RealDate.now() + shiftMs] : given,
      newTarget,
    ) as Date,
  apply: () => new Date().toString(),
  get: (target, key, receiver): unknown =>
    key === 'now' ? () => RealDate.now() + shiftMs : Reflect.get(target, key, receiver),
});
