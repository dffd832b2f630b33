package org.cutover.sip;

/** Sees worlds begin and end. Nobody does but tests, which hold each to leaving nothing behind. */
interface WorldWatch {

    WorldWatch NOBODY = new WorldWatch() {
        @Override
        public void begins(World world) {
            // and nobody looks
        }

        @Override
        public void ends(World world) {
            // and nobody looks
        }
    };

    void begins(World world);

    /** Its nodes are closed, its loops still run. */
    void ends(World world);
}
