using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Takes the place of a state value that should have been an archive and is not.</summary>
internal sealed class InvalidArchive() : Archive("assets", ImmutableDictionary<string, AssetOrArchive>.Empty);
