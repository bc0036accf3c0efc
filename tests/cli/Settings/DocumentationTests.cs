using System.Text.Json.Nodes;
using Infra.Diagnostics;
using Infra.Docs;

namespace Infra.Tests.Settings;

public sealed class DocumentationTests
{
    [Theory]
    [InlineData(nameof(BoatArgs.Rooms), "The rooms, see `lockers` and Harbour, `a.b`. Not below deck.", "`one`")]
    [InlineData(nameof(BoatArgs.Length), "The length in metres.", "9")]
    [InlineData(nameof(BoatArgs.Name), "The name on the bow.", null)]
    public void The_documentation_of_a_member_is_plain_text_and_its_default(string member, string text, string? fallback) =>
        Assert.Equal(new Prose(text, fallback), GeneratedPages.Settings().Of(typeof(BoatArgs).GetProperty(member)!));

    [Fact]
    public void An_assembly_without_its_documentation_is_named()
    {
        var docs = GeneratedPages.Settings();

        Assert.Equal(new Prose("", null), docs.Of(typeof(FactAttribute)));
        Assert.Equal(["xunit.core.xml"], docs.Missing);
        Assert.Equal("no xunit.core.xml beside the program", Assert.Single(docs.Refusal().Diagnostics).Actual);
    }

    [Fact]
    public void The_page_of_a_fleet_names_every_key() =>
        Support.Golden.Is("Settings/golden/fleet.md", SettingsPage.Of([Fleet.Definition], GeneratedPages.Settings()));

    [Fact]
    public void The_schema_of_a_fleet_describes_every_key() =>
        Support.Golden.Is("Settings/golden/fleet.schema.json", JsonSchema.Of([Fleet.Definition], GeneratedPages.Settings()));

    [Fact]
    public void Every_key_of_this_program_is_described_and_no_type_of_the_program_is_named()
    {
        var schema = JsonNode.Parse(JsonSchema.Of(Infra.Stacks.Systems.All, GeneratedPages.Settings()))!;
        var definitions = schema["$defs"]!.AsObject();

        Assert.All(definitions, definition => Assert.NotNull(definition.Value!["title"]));
        Assert.All(definitions, definition => Assert.Matches("^[a-z0-9:-]+$", definition.Key));
        Assert.All(
            definitions.SelectMany(definition => definition.Value!["properties"]?.AsObject() ?? []),
            property => Assert.True(property.Value!["description"] is JsonValue, property.Key));
    }

    [Fact]
    public void A_table_stands_between_its_marks_and_the_rest_of_the_page_stays()
    {
        var tables = new ArgumentTables(new XmlDocs(member => member), [typeof(BoatArgs).Assembly]);

        Assert.Equal(
            """
            # Boats

            <!-- args: BoatArgs -->
            | Argument | Default | What it is |
            |---|---|---|
            | `Name` | required | The name on the bow. |
            | `Length` | 9 | The length in metres. |
            | `Home` | required | Where the boat lies. |
            | `Calls` | nowhere else | Where it may call. |
            | `Crew` | the autopilot | Who sails it. |
            | `Radio` | none | The radio's key. |
            | `Channel` | 16 | The radio's channel. |
            | `Lockers` | none | Names of the lockers. |
            | `Rooms` | `one` | The rooms, see `Lockers` and Harbour, `a.b`. Not below deck. |
            <!-- /args -->

            The end.
            """,
            tables.Filled("README.md", "# Boats\n\n<!-- args: BoatArgs -->\nold\n<!-- /args -->\n\nThe end."));
    }

    [Fact]
    public void A_table_of_nothing_is_refused_with_the_nearest_name()
    {
        var tables = new ArgumentTables(new XmlDocs(member => member), [typeof(BoatArgs).Assembly]);

        var problem = Assert.Single(
            Assert.Throws<RefusedException>(() => tables.Filled("README.md", "<!-- args: BoatArg -->\n<!-- /args -->")).Diagnostics);

        Assert.Equal(("BoatArg", "did you mean BoatArgs?"), (problem.Actual, problem.Fix));
    }
}
