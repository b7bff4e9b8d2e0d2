// Preloaded into a program of a test: its clock begins at VOC_TEST_CLOCK and goes on from there.
const start = process.env.VOC_TEST_CLOCK;
if (start) {
  const Real = Date;
  const ahead = Real.parse(start) - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ahead);
      else super(...given);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}
