global using System.Collections.Immutable;
global using Infra.Sdk.Tests.Samples;
global using Pulumi;
global using Pulumi.Testing;
global using Pulumi.Utilities;
