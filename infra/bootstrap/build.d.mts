export declare const root: string;
export declare const compiler: readonly string[];
export declare function fingerprint(): string;
export declare function isBuilt(): boolean;
export declare function markBuilt(before: string): void;
export declare function buildQuietly(): string | null;
export declare function makeExecutable(): void;
