#if canImport(Glibc)
  internal import CLinux
#endif

/// The memory of the heap.
///
/// With another C library than glibc, nothing is done.
package enum HeapMemory {
  /// Sets up the heap, before any thread is started.
  package static func configure(processors: Int) {
    #if canImport(Glibc)
      // By default, glibc keeps eight arenas per processor, and fills them one after the other. With
      // one per processor, receiving threads would wait for rendering ones.
      CLinuxLimitArenas(Int32(clamping: processors + 1))
      // By default, the threshold grows up to 32 MiB with each large block that is freed; from then
      // on, large blocks leave gaps in the heap instead of going back to the system.
      CLinuxSetMapThreshold(1 << 20)
      // With a threshold of its own, glibc gives back what is free at the end of the heap from 128 KiB
      // on: the pages of each meeting would come from the system anew.
      CLinuxSetTrimThreshold(2 << 20)
    #endif
  }

  /// Returns freed memory to the system: glibc would keep more of it than an answer needs.
  package static func releaseFreed() {
    #if canImport(Glibc)
      CLinuxTrimHeap()
    #endif
  }
}
