using System.Runtime.Versioning;

// Machines are shell scripts with modes and owners.
[assembly: UnsupportedOSPlatform("windows")]
