// fast-check with a fixed seed, so that a run is the same everywhere; DONDOC_SEED=N tries others. A failure prints its seed.
import fc from 'fast-check';

const DEFAULT_SEED = 20_261_125;

fc.configureGlobal({ seed: Number(process.env['DONDOC_SEED'] ?? DEFAULT_SEED) });

export default fc;
